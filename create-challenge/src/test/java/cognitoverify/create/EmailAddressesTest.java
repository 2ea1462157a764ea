package cognitoverify.create;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.code.Destination;
import cognitoverify.create.Delivery.Cause;
import cognitoverify.create.Delivery.Impossible;
import cognitoverify.create.Delivery.Possible;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressesTest {
    /** C7: masked, whatever its length. */
    @ParameterizedTest
    @CsvSource({
        "ann@example.com, a***@e***",
        "a@b.co, a***@b***",
        "first.last+tag@sub.example.co.uk, f***@s***",
        "'ö@example.com', 'ö***@e***'",
        "'😀x@example.com', '😀***@e***'"
    })
    void anAddressIsShownByItsFirstCharacters(String address, String masked) {
        assertThat(EmailAddresses.delivery(address))
                .isEqualTo(new Possible(new Destination(address), masked, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann",
                "@example.com",
                "ann@",
                "ann@example",
                "ann@@example.com",
                "ann@exam ple.com",
                "ann @example.com",
                "ann@example.com\n",
                "ann@example.com,bob@example.com",
                "<ann@example.com>",
                "ann@-.",
                "ann@example.-com",
                "ann@-example.com",
                "+12025550100"
            })
    void anythingElseGetsNothing(String text) {
        assertThat(EmailAddresses.delivery(text))
                .isEqualTo(new Impossible(Cause.MALFORMED_DESTINATION));
    }

    @Test
    void anAddressHas254CharactersAtTheMost() {
        assertThat(EmailAddresses.delivery("a@" + "b".repeat(248) + ".com"))
                .isInstanceOf(Possible.class);
        assertThat(EmailAddresses.delivery("a@" + "b".repeat(249) + ".com"))
                .isInstanceOf(Impossible.class);
    }
}
