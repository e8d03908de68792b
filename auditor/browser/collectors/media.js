// Pictures, sound, video and CAPTCHAs, in one script.
