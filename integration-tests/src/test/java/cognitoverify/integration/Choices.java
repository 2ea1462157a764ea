package cognitoverify.integration;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The parameters of the template that add resources, or take some away. */
final class Choices {
    /** What each is if it isn't the default. */
    private static final Map<String, String> OTHERWISE =
            new TreeMap<>(
                    Map.of(
                            "AlarmEmail", "operator@example.com",
                            "CreateWebAcl", "true",
                            "DeploymentPreference", "Canary10Percent5Minutes",
                            "ExistingUserPoolId", "us-east-1_EXAMPLE",
                            "LedgerKeyParameter", "",
                            "LogKmsKeyArn", "arn:aws:kms:us-east-1:111122223333:key/EXAMPLE",
                            "ThreatProtection", "AUDIT",
                            "TwilioTokenKmsKeyArn",
                                    "arn:aws:kms:us-east-1:111122223333:key/EXAMPLE"));

    private Choices() {}

    /** Every combination of them, each with the values that are not the default's. */
    static List<Map<String, String>> all() {
        return IntStream.range(0, 1 << OTHERWISE.size()).mapToObj(Choices::combination).toList();
    }

    /** Those with that way of deployment. */
    static Stream<Map<String, String>> deployedBy(String preference) {
        return all().stream()
                .filter(
                        choice ->
                                choice.getOrDefault("DeploymentPreference", "AllAtOnce")
                                        .equals(preference));
    }

    private static Map<String, String> combination(int bits) {
        var combination = new TreeMap<String, String>();
        var names = List.copyOf(OTHERWISE.keySet());
        for (var i = 0; i < names.size(); i++) {
            if ((bits >> i & 1) == 1) {
                combination.put(names.get(i), OTHERWISE.getOrDefault(names.get(i), ""));
            }
        }
        return combination;
    }
}
