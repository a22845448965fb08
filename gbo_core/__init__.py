"""The shared core of GBO-werktafel: model, store, live rounds, analysis and exchange."""
