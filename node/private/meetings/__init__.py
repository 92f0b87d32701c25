"""Meetings: who is invited, who came, what was taken away and who does it by when."""
