"""The steps of the road: one file a step, with how far the group is."""
