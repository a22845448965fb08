"""The live loop on a screen: ask, steer, look, take over."""
