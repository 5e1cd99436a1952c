//! The client against real receivers on loopback sockets, and addresses against hostile values.
