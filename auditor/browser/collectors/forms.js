// Forms as drawn, and sent off empty while nothing can reach a server.
