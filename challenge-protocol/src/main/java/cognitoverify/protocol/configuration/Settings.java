package cognitoverify.protocol.configuration;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads variables and collects what is wrong with them. Each method returns a usable value even
 * where the variable is wrong, so that reading goes on and all problems are named at once. An empty
 * or blank value is an unset one.
 */
public final class Settings {
    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    private Settings(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Reads a configuration.
     *
     * @param environment the process environment, or a test's
     * @param reader calls the methods below, once for each variable
     * @throws ConfigurationException if any variable was missing or wrong
     */
    public static <T> T read(Map<String, String> environment, Function<Settings, T> reader) {
        var settings = new Settings(environment);
        var configuration = reader.apply(settings);
        if (!settings.problems.isEmpty()) {
            throw new ConfigurationException(settings.problems);
        }
        return configuration;
    }

    /**
     * A variable that must be set.
     *
     * @param parse returns null for what is not allowed
     * @param allowed what is, for the message
     * @param placeholder what to go on with if there is a problem
     */
    public <T> T required(
            String name, Function<String, @Nullable T> parse, String allowed, T placeholder) {
        var text = text(name);
        if (text.isEmpty()) {
            problems.add(name + " is not set; it must be " + allowed);
            return placeholder;
        }
        return parsed(name, text, parse, allowed, placeholder);
    }

    /** A variable that may be unset: then it is the default. */
    public <T> T optional(
            String name, Function<String, @Nullable T> parse, String allowed, T defaultValue) {
        var text = text(name);
        return text.isEmpty() ? defaultValue : parsed(name, text, parse, allowed, defaultValue);
    }

    /** A whole number that may be unset: then it is the default. */
    public int number(String name, int least, int most, int defaultValue) {
        return optional(
                name,
                text -> number(text, least, most),
                "a whole number from " + least + " to " + most,
                defaultValue);
    }

    /** {@code true} or {@code false} in any letter case; if unset, the default. */
    public boolean flag(String name, boolean defaultValue) {
        return optional(name, Settings::flag, "true or false", defaultValue);
    }

    /**
     * Reads a list: commas between, case and blanks without meaning, nothing twice.
     *
     * @param parse reads an element, in lower case, or returns null
     * @return null if an element is wrong or there is none
     */
    public static <T> @Nullable List<T> list(String text, Function<String, @Nullable T> parse) {
        var list = new ArrayList<T>();
        for (var element : text.toLowerCase(Locale.ROOT).split(",", -1)) {
            var parsed = parse.apply(element.strip());
            if (parsed == null) {
                return null;
            }
            if (!list.contains(parsed)) {
                list.add(parsed);
            }
        }
        return List.copyOf(list);
    }

    /** The enum's constant of that name in any letter case, or null. */
    public static <E extends Enum<E>> @Nullable E constant(String text, Class<E> type) {
        var name = text.toUpperCase(Locale.ROOT);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private <T> T parsed(
            String name,
            String text,
            Function<String, @Nullable T> parse,
            String allowed,
            T placeholder) {
        var value = parse.apply(text);
        if (value == null) {
            problems.add(name + " must be " + allowed);
            return placeholder;
        }
        return value;
    }

    private String text(String name) {
        return environment.getOrDefault(name, "").strip();
    }

    private static @Nullable Integer number(String text, int least, int most) {
        if (!text.matches("[0-9]{1,9}")) {
            return null;
        }
        var number = Integer.valueOf(text);
        return number >= least && number <= most ? number : null;
    }

    private static @Nullable Boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }
}
