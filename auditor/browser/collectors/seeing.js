// Contrast measured from pixels, enlarged text and wider spacing.
