package org.seki.search;

/**
 * What a person keeps about an evaluated architecture. It does not steer the search.
 *
 * @param text at most {@link #LONGEST} characters; empty for none
 */
public record Note(boolean starred, String text) {
    public static final Note NONE = new Note(false, "");
    public static final int LONGEST = 2000;

    /**
     * @throws SearchRefused when the text is too long
     */
    public Note {
        if (text.length() > LONGEST) {
            throw new SearchRefused(
                    "A note of %d characters is too long.".formatted(text.length()),
                    "note",
                    "Shorten it to %d.".formatted(LONGEST));
        }
    }

    public Note withStar(boolean star) {
        return new Note(star, text);
    }

    public Note withText(String other) {
        return new Note(starred, other);
    }
}
