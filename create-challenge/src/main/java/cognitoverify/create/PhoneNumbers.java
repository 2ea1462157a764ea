package cognitoverify.create;

import static com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType.PAGER;
import static com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType.PREMIUM_RATE;
import static com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType.SHARED_COST;
import static com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType.UAN;
import static com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType.VOICEMAIL;
import static com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult.IS_POSSIBLE;

import cognitoverify.code.Destination;
import cognitoverify.create.Delivery.Cause;
import cognitoverify.create.Delivery.Impossible;
import cognitoverify.create.Delivery.Possible;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which numbers a message may go to. libphonenumber knows regions and kinds; the rules are ours.
 */
final class PhoneNumbers {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final PhoneNumberFormat E164_FORM = PhoneNumberFormat.E164;
    private static final Set<PhoneNumberType> NEVER =
            Set.of(PREMIUM_RATE, SHARED_COST, PAGER, UAN, VOICEMAIL);

    /** libphonenumber's word for numbers of no country, such as satellite phones. */
    private static final String NO_COUNTRY = "001";

    private PhoneNumbers() {}

    /** Judges the text of a {@code phone_number} attribute. */
    static Delivery delivery(String text, Countries countries) {
        var number = parse(text);
        if (number == null) {
            return new Impossible(Cause.MALFORMED_DESTINATION);
        }
        var region = region(number);
        if (NEVER.contains(PhoneNumberUtil.getInstance().getNumberType(number))) {
            return new Impossible(Cause.KIND_NOT_ALLOWED, region);
        }
        return countries.allow(region)
                ? new Possible(new Destination(text), Masks.number(text), region)
                : new Impossible(Cause.COUNTRY_NOT_ALLOWED, region);
    }

    /**
     * Null for what is no number, or not written as Twilio would read it: then region and kind
     * would be another's.
     */
    private static @Nullable PhoneNumber parse(String text) {
        if (!E164.matcher(text).matches()) {
            return null;
        }
        try {
            var library = PhoneNumberUtil.getInstance();
            var number = library.parse(text, null);
            var isPossible = library.isPossibleNumberWithReason(number) == IS_POSSIBLE;
            return isPossible && library.format(number, E164_FORM).equals(text) ? number : null;
        } catch (NumberParseException _) {
            return null;
        }
    }

    /** Empty for a number that is possible and yet in no region's plan. */
    private static String region(PhoneNumber number) {
        @Nullable String region = PhoneNumberUtil.getInstance().getRegionCodeForNumber(number);
        return region == null || region.equals(NO_COUNTRY) ? "" : region;
    }
}
