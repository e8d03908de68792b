// What moves, blinks or goes on by itself while the page is watched.
