package cognitoverify.local.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Four operations of AWS Systems Manager's Parameter Store, for a stack without AWS. Signatures are
 * not verified: any credentials, or none, will do.
 */
final class SsmApi {
    private static final String CONTENT_TYPE = "application/x-amz-json-1.1";

    /** AWS's limit for GetParameters. */
    private static final int MOST_NAMES = 10;

    /** Stands for the ciphertext: whoever forgets WithDecryption must not seem to succeed. */
    private static final String CIPHERTEXT = "AQICAHhsb2NhbC12ZXJpZnkgaGFzIG5vIGtleQ==";

    /** What SSM encrypts with unless it is told otherwise. */
    private static final String OWN_KEY = "alias/aws/ssm";

    private final Settings settings;
    private final Secrets secrets;
    private final Journal journal;
    private final Instant startedAt;
    private final Map<String, Parameter> written = new ConcurrentHashMap<>();

    /** What PutParameter has written. */
    private record Parameter(String type, String value, int version, String keyId) {}

    SsmApi(Settings settings, Secrets secrets, Journal journal) {
        this.settings = settings;
        this.secrets = secrets;
        this.journal = journal;
        this.startedAt = settings.clock().instant();
    }

    Answer answer(Call call) {
        var input = input(call.body());
        var names = names(input);
        var form = names.isEmpty() ? Map.<String, String>of() : Map.of("Name", joined(names));
        var user = call.credentials().user();
        var request = new ReceivedRequest(call.method(), call.path(), form, user);
        journal.received(request);
        var answer = answer(call.target(), input, names);
        journal.answered(AnsweredRequest.of(request, Reply.inFineWeather(masked(answer))));
        return answer;
    }

    private Answer answer(String target, @Nullable JsonNode input, List<String> names) {
        return switch (target) {
            case "AmazonSSM.GetParameter" -> counted(input, names, this::one);
            case "AmazonSSM.GetParameters" -> counted(input, names, this::several);
            case "AmazonSSM.PutParameter" -> put(input, names);
            case "AmazonSSM.DescribeParameters" -> describe(input);
            default ->
                    error(
                            "UnknownOperationException",
                            "Only Get-, Put- and DescribeParameters, and GetParameter.");
        };
    }

    /** As others may see it. */
    private static Answer masked(Answer answer) {
        var body = Objects.requireNonNull(input(answer.body()));
        for (var parameter : body.findParents("Value")) {
            ((ObjectNode) parameter).put("Value", "***");
        }
        return json(answer.status(), body);
    }

    /** An operation on its input and the parameters' names. */
    private interface Operation {
        Answer answer(JsonNode input, List<String> names);
    }

    private Answer counted(@Nullable JsonNode input, List<String> names, Operation operation) {
        journal.countSecretRead();
        if (input == null) {
            return error("SerializationException", "The body is not a JSON object.");
        }
        return names.isEmpty() || names.size() > MOST_NAMES
                ? error("ValidationException", "1 to 10 names of parameters are needed.")
                : operation.answer(input, names);
    }

    private Answer one(JsonNode input, List<String> names) {
        var parameter = parameter(names.getFirst(), isDecrypting(input));
        return parameter == null
                ? error("ParameterNotFound", "No such parameter.")
                : json(200, Json.object().set("Parameter", parameter));
    }

    private Answer several(JsonNode input, List<String> names) {
        var body = Json.object();
        var found = body.putArray("Parameters");
        var invalid = body.putArray("InvalidParameters");
        for (var name : names.stream().distinct().toList()) {
            var parameter = parameter(name, isDecrypting(input));
            if (parameter == null) {
                invalid.add(name);
            } else {
                found.add(parameter);
            }
        }
        return json(200, body);
    }

    /** The secret's own parameter is what SSM tells from then on. */
    private synchronized Answer put(@Nullable JsonNode input, List<String> names) {
        if (input == null || names.size() != 1 || input.path("Value").asText().isEmpty()) {
            return error("ValidationException", "One name and a value are needed.");
        }
        var name = names.getFirst();
        if (value(name) != null && !input.path("Overwrite").asBoolean(false)) {
            return error("ParameterAlreadyExists", "There is such a parameter; set Overwrite.");
        }
        var type = input.path("Type").asText(type(name));
        if (value(name) != null && !type.equals(type(name))) {
            return error("HierarchyTypeMismatchException", "A parameter keeps its type.");
        }
        var version = version(name) + 1;
        if (isSecret(name)) {
            secrets.ssmTells(input.path("Value").asText());
        } else {
            var keyId = input.path("KeyId").asText(OWN_KEY);
            written.put(name, new Parameter(type, input.path("Value").asText(), version, keyId));
        }
        return json(200, Json.object().put("Version", version).put("Tier", "Standard"));
    }

    /** By names that are asked for; the value is not told. */
    private Answer describe(@Nullable JsonNode input) {
        var body = Json.object();
        var found = body.putArray("Parameters");
        if (input != null) {
            for (var name : input.at("/ParameterFilters/0/Values")) {
                if (value(name.asText()) != null) {
                    found.addObject()
                            .put("Name", name.asText())
                            .put("Type", type(name.asText()))
                            .put("KeyId", keyId(name.asText()))
                            .put("Version", version(name.asText()));
                }
            }
        }
        return json(200, body);
    }

    private String keyId(String name) {
        var parameter = written.get(name);
        return parameter == null ? OWN_KEY : parameter.keyId();
    }

    /** Forgets what was written. */
    void reset() {
        written.clear();
    }

    private String type(String name) {
        var parameter = written.get(name);
        return parameter == null ? "SecureString" : parameter.type();
    }

    private int version(String name) {
        if (isSecret(name)) {
            return secrets.version();
        }
        var parameter = written.get(name);
        return parameter == null ? (value(name) == null ? 0 : 1) : parameter.version();
    }

    private @Nullable ObjectNode parameter(String name, boolean decrypting) {
        var value = value(name);
        if (value == null) {
            return null;
        }
        var isTold = decrypting || !type(name).equals("SecureString");
        return Json.object()
                .put("Name", name)
                .put("Type", type(name))
                .put("Value", isTold ? value : CIPHERTEXT)
                .put("Version", version(name))
                .put("DataType", "text")
                .put("ARN", "arn:aws:ssm:us-east-1:000000000000:parameter" + slashed(name))
                .put("LastModifiedDate", startedAt.toEpochMilli() / 1000.0);
    }

    /** What a parameter is; null if there is none of that name. */
    @Nullable String value(String name) {
        if (isSecret(name)) {
            return secrets.inSsm();
        }
        var parameter = written.get(name);
        return parameter == null ? settings.parameters().get(name) : parameter.value();
    }

    private boolean isSecret(String name) {
        return name.equals(settings.secretParameter());
    }

    private static String slashed(String name) {
        return name.startsWith("/") ? name : "/" + name;
    }

    private static boolean isDecrypting(JsonNode input) {
        return input.path("WithDecryption").asBoolean(false);
    }

    private static List<String> names(@Nullable JsonNode input) {
        List<String> names = new ArrayList<>();
        if (input != null) {
            input.path("Names").forEach(name -> names.add(name.asText()));
            if (input.path("Name").isTextual()) {
                names.add(input.path("Name").asText());
            }
        }
        return names;
    }

    private static String joined(List<String> names) {
        return names.stream().collect(Collectors.joining(","));
    }

    private static @Nullable JsonNode input(String body) {
        try {
            var input = Json.read(body);
            return input.isObject() ? input : null;
        } catch (JsonProcessingException _) {
            return null;
        }
    }

    private static Answer error(String type, String message) {
        return json(400, Json.object().put("__type", type).put("message", message));
    }

    private static Answer json(int status, JsonNode body) {
        return new Answer(status, CONTENT_TYPE, body.toString());
    }
}
