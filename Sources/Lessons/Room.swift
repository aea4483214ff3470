// The room's door; see Sources/README.md.
