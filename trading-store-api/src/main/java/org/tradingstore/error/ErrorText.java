package org.tradingstore.error;

import org.jspecify.annotations.Nullable;

/** Builds messages of the form {@code constant text {key=value, ...}}. */
public final class ErrorText {
    private static final int LONGEST_VALUE = 200;

    private ErrorText() {}

    /**
     * The text followed by its variables.
     *
     * @param keysAndValues a key, its value, the next key, and so on; a value over 200 characters is shortened
     */
    public static String of(String text, @Nullable Object... keysAndValues) {
        StringBuilder message = new StringBuilder(text);
        for (int i = 0; i + 1 < keysAndValues.length; i += 2) {
            message.append(i == 0 ? " {" : ", ")
                    .append(keysAndValues[i])
                    .append('=')
                    .append(shown(keysAndValues[i + 1]));
        }
        return keysAndValues.length < 2
                ? message.toString()
                : message.append('}').toString();
    }

    private static String shown(@Nullable Object value) {
        String text = String.valueOf(value);
        if (text.length() <= LONGEST_VALUE) {
            return text;
        }
        return text.substring(0, LONGEST_VALUE) + "... (" + text.length() + " characters)";
    }
}
