def bring_in(workshop, looker, kind):
    pass
