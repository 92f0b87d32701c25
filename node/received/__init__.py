"""What came in: verified replicas of peers' collections."""
