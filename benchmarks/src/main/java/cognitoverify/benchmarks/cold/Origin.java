package cognitoverify.benchmarks.cold;

import java.util.Arrays;
import java.util.List;

/** Whose a class is. */
enum Origin {
    /** The JDK. */
    JDK("the JDK", "java.", "javax.", "jdk.", "sun.", "com.sun."),
    /** What the managed runtime brings. */
    RUNTIME("Lambda's runtime", "com.amazonaws."),
    /** AWS's SDK, with its own Jackson. */
    AWS_SDK("AWS SDK", "software.amazon."),
    /** Twilio's library. */
    TWILIO("Twilio", "com.twilio."),
    /** Jackson, which Twilio's library needs. */
    JACKSON("Jackson", "com.fasterxml."),
    /** Phone numbers. */
    LIBPHONENUMBER("libphonenumber", "com.google.i18n."),
    /** This repository. */
    OURS("ours", "cognitoverify."),
    /** Anything else. */
    OTHER("others");

    private final String label;
    private final List<String> prefixes;

    Origin(String label, String... prefixes) {
        this.label = label;
        this.prefixes = List.of(prefixes);
    }

    String label() {
        return label;
    }

    static Origin of(String className) {
        return Arrays.stream(values())
                .filter(origin -> origin.prefixes.stream().anyMatch(className::startsWith))
                .findFirst()
                .orElse(OTHER);
    }
}
