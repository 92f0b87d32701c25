"""What every page for people is made with: who looks, in which language, forms, faults, the look.

Rooms above say what a page shows; how pages are drawn, forms are read and refusals are told stands
here once. Nothing here knows a record, a peer or a private text.
"""
