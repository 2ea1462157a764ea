package cognitoverify.create;

import com.google.i18n.phonenumbers.PhoneNumberUtil;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The regions that numbers may be in: {@code ALLOWED_COUNTRIES}.
 *
 * @param all whether any region will do, one that nobody knows included
 * @param regions ISO 3166 alpha-2 codes in upper case
 */
public record Countries(boolean all, Set<String> regions) {
    private static final String ALL = "*";

    /** Copies the set. */
    public Countries {
        regions = Set.copyOf(regions);
    }

    /** A list, or {@code *}; null if it is neither. */
    static @Nullable Countries parse(List<String> elements) {
        if (elements.equals(List.of(ALL))) {
            return new Countries(true, Set.of());
        }
        return elements.stream().allMatch(Countries::isKnown)
                ? new Countries(false, Set.copyOf(elements))
                : null;
    }

    /** Whether a number of that region may be sent to; the region is empty where nobody knows. */
    boolean allow(String region) {
        return all || regions.contains(region);
    }

    /** ISO's, and libphonenumber's few more, such as XK for Kosovo. */
    private static boolean isKnown(String region) {
        return Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(region)
                || PhoneNumberUtil.getInstance().getSupportedRegions().contains(region);
    }
}
