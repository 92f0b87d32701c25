"""A final text compared with what this node knows besides it: private texts, earlier releases.

The recognisers see what identifies by itself. What is found here identifies because of something
that stands elsewhere: in a private note, in an earlier revision, in another summary of this town.
"""
