"""What goes out: the collections this node signs, and the pages peers read."""
