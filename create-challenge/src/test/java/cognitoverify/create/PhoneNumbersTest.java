package cognitoverify.create;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.code.Destination;
import cognitoverify.create.Delivery.Cause;
import cognitoverify.create.Delivery.Impossible;
import cognitoverify.create.Delivery.Possible;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** C5, C6: which numbers get a code. */
class PhoneNumbersTest {
    private static final Countries ALL = new Countries(true, Set.of());

    @ParameterizedTest(name = "{0} is in {1}")
    @CsvSource({
        "+12025550100, US",
        "+14165550100, CA",
        "+18765550100, JM",
        "+18095550100, DO",
        "+17875550100, PR",
        "+16715550100, GU",
        "+447400123456, GB",
        "+441481960194, GG",
        "+447781123456, GG",
        "+447797712345, JE",
        "+447624123456, IM",
        "+79161234567, RU",
        "+77271234567, KZ",
        "+77710009998, KZ",
        "+4915123456789, DE",
        "+390612345678, IT",
        "+390669812345, VA",
        "+38344123456, XK",
        "+4740612345, NO",
        "+4741234567, NO",
        "+61412345678, AU",
        "+34612345678, ES",
        "+5511961234567, BR",
        "+8613123456789, CN",
        "+85251234567, HK",
        "+919876543210, IN"
    })
    void aNumberIsInTheRegionThatItsDigitsSay(String number, String region) {
        assertThat(PhoneNumbers.delivery(number, only(region))).isInstanceOf(Possible.class);
        assertThat(PhoneNumbers.delivery(number, only("ZA")))
                .isEqualTo(new Impossible(Cause.COUNTRY_NOT_ALLOWED, region));
    }

    /** C6: +1 is twenty-five countries and territories. */
    @Test
    void aSharedCallingCodeIsNoPassport() {
        assertThat(PhoneNumbers.delivery("+18765550100", new Countries(false, Set.of("US", "CA"))))
                .isEqualTo(new Impossible(Cause.COUNTRY_NOT_ALLOWED, "JM"));
        assertThat(PhoneNumbers.delivery("+441481960194", only("GB")))
                .isEqualTo(new Impossible(Cause.COUNTRY_NOT_ALLOWED, "GG"));
        assertThat(PhoneNumbers.delivery("+77271234567", only("RU")))
                .isEqualTo(new Impossible(Cause.COUNTRY_NOT_ALLOWED, "KZ"));
    }

    /** The library's own example of each kind in each region. */
    @ParameterizedTest
    @EnumSource(names = {"PREMIUM_RATE", "SHARED_COST", "PAGER", "UAN", "VOICEMAIL"})
    void aNumberThatCostsOrThatNobodyAnswersGetsNothingInAnyCountry(PhoneNumberType kind) {
        var numbers = examples(kind);

        assertThat(numbers)
                .isNotEmpty()
                .allSatisfy(
                        number ->
                                assertThat(PhoneNumbers.delivery(number, ALL))
                                        .isInstanceOf(Impossible.class));
    }

    @Test
    void aMobileNumberGetsACodeInEveryCountry() {
        assertThat(examples(PhoneNumberType.MOBILE))
                .hasSizeGreaterThan(200)
                .allSatisfy(
                        number ->
                                assertThat(PhoneNumbers.delivery(number, ALL))
                                        .isInstanceOf(Possible.class));
    }

    @Test
    void theKindIsLoggedWithTheRegion() {
        assertThat(PhoneNumbers.delivery("+19002345678", ALL))
                .isEqualTo(new Impossible(Cause.KIND_NOT_ALLOWED, "US"));
    }

    /** Possible, and in no region's plan: only whoever allows all countries pays for these. */
    @ParameterizedTest
    @ValueSource(strings = {"+15555550100", "+447700900123", "+881612345678", "+88213123456"})
    void aNumberWithoutARegionNeedsTheStar(String number) {
        assertThat(PhoneNumbers.delivery(number, ALL)).isInstanceOf(Possible.class);
        assertThat(PhoneNumbers.delivery(number, new Countries(false, Set.of("US", "GB"))))
                .isEqualTo(new Impossible(Cause.COUNTRY_NOT_ALLOWED, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025550100",
                "+02025550100",
                "002025550100",
                "+1 202 555 0100",
                "+1-202-555-0100",
                "+1(202)5550100",
                " +12025550100",
                "+12025550100 ",
                "+12025550100\n",
                "+１２０２５５５０１００",
                "+١٢٠٢٥٥٥٠١٠٠",
                "tel:+12025550100",
                "+12025550100;ext=5",
                "+1202555010a",
                "+1202555",
                "+112025550100",
                "+4407400123456",
                "+330612345678",
                "+5501123456789",
                "+12345678",
                "+97912345678",
                "+4412345",
                "+120255501001",
                "+1234567890123456",
                "+999123456789",
                "+",
                "911",
                "ann@example.com"
            })
    void whatIsNotAPossibleNumberInE164FormGetsNothing(String text) {
        assertThat(PhoneNumbers.delivery(text, ALL))
                .isEqualTo(new Impossible(Cause.MALFORMED_DESTINATION));
    }

    @Test
    void theNumberIsPassedOnAsItIsAndShownByItsLastFourDigits() {
        assertThat(PhoneNumbers.delivery("+12025550100", only("US")))
                .isEqualTo(new Possible(new Destination("+12025550100"), "+*******0100", "US"));
    }

    /** The attribute may be anything: no text makes the library throw. */
    @Test
    void noTextIsTooMuch() {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            var digits = random.nextLong(1, 1_000_000_000_000_000L);

            assertThat(PhoneNumbers.delivery("+" + digits, ALL)).isNotNull();
        }
    }

    private static Countries only(String region) {
        return new Countries(false, Set.of(region));
    }

    private static List<String> examples(PhoneNumberType kind) {
        var library = PhoneNumberUtil.getInstance();
        return library.getSupportedRegions().stream()
                .map(region -> library.getExampleNumberForType(region, kind))
                .filter(Objects::nonNull)
                .map(number -> library.format(number, PhoneNumberFormat.E164))
                .filter(number -> number.length() > 7)
                .toList();
    }
}
