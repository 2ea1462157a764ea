package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.integration.Program.Ended;
import cognitoverify.integration.Reply.Next;
import cognitoverify.lambda.Event;

import com.fasterxml.jackson.databind.JsonNode;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The template deployed into MiniStack by {@code sam deploy}, after {@code secret put}, as
 * README.md says. It uses the built project that all tests share, and local Verify for Twilio.
 */
final class DeployedStack implements AutoCloseable {
    /** Wrong guesses in a row before a user must wait. */
    static final int GUESSES_PER_USER = 5;

    /** The one that the tool takes if it isn't told. */
    private static final String NAME = "cognito-verify";

    private static final String ACCOUNT = "AC" + "0".repeat(32);
    private static final String SERVICE = "VA" + "0".repeat(32);
    private static final Duration CALL = Duration.ofMinutes(2);
    private static final int WARM_UPS = 6;

    private final AtomicInteger people = new AtomicInteger();
    private final TemporaryFolder folder = new TemporaryFolder("deployed");
    private final Map<String, String> parameters;
    private final Surroundings surroundings;
    private final MiniStack aws;
    private final SetupProgram setup;
    private final Path template;
    private final CloudFormationClient cloudFormation;
    private final CognitoIdentityProviderClient cognito;
    private final DynamoDbClient dynamoDb;
    private final LambdaClient lambda;

    private DeployedStack(Surroundings surroundings, MiniStack aws) {
        this.surroundings = surroundings;
        this.aws = aws;
        template = MiniStackTemplate.write(surroundings.project().built(), folder.path());
        setup = new SetupProgram(variables());
        cloudFormation = client(CloudFormationClient.builder());
        cognito = client(CognitoIdentityProviderClient.builder());
        dynamoDb = client(DynamoDbClient.builder());
        lambda = client(LambdaClient.builder());
        var port = surroundings.verify().uri().getPort();
        parameters =
                new TreeMap<>(
                        Map.of(
                                "SignInMode",
                                "PASSWORDLESS",
                                "AllowedCountries",
                                "US",
                                "TwilioAccountSid",
                                ACCOUNT,
                                "VerifyServiceSid",
                                SERVICE,
                                "VerifyBaseUrl",
                                Surroundings.onThisMachine(port),
                                "MaxGuessesPerUser",
                                String.valueOf(GUESSES_PER_USER),
                                "Architecture",
                                SamLambda.architecture(),
                                // In a busy machine's container a JVM takes its time to start.
                                "FunctionTimeout",
                                "60"));
    }

    /** Makes it; the functions are warm then. */
    static DeployedStack make(Surroundings surroundings, Path log) {
        surroundings.verify().reset();
        var stack = new DeployedStack(surroundings, MiniStack.start(log));
        try {
            stack.succeeds(
                    stack.setup.reading(
                            Surroundings.SECRET + "\n", "secret", "put", "--service-sid", SERVICE));
            stack.succeeds(stack.deploy(Map.of()));
            return stack;
        } catch (RuntimeException | Error e) {
            stack.close();
            throw e;
        }
    }

    /** {@code sam deploy}, with other values for some parameters from now on. */
    Ended deploy(Map<String, String> changes) {
        parameters.putAll(changes);
        var arguments =
                new ArrayList<>(
                        List.of("--template-file", template.toString(), "--stack-name", NAME));
        arguments.addAll(List.of("--no-resolve-s3", "--s3-bucket", MiniStack.BUCKET));
        arguments.addAll(List.of("--no-confirm-changeset", "--parameter-overrides"));
        parameters.forEach((name, value) -> arguments.add(name + "=" + value));
        var ended = surroundings.project().deploy(arguments, aws.environment());
        if (ended.exitCode() == 0) {
            warmUp();
        }
        return ended;
    }

    /** Runs a command of the operator's tool. */
    Ended setup(String... arguments) {
        return setup.run(arguments);
    }

    /** What a command of the operator's tool says to a script. */
    static JsonNode json(Ended ended) {
        assertThat(ended.output()).as(ended.errors()).startsWith("{");
        return Event.parse(ended.output()).node();
    }

    /** A phone number that the pool has a user for since now. */
    String addUser() {
        // These are nobody's, for films and alike.
        var number = "+12025550%d".formatted(100 + people.getAndIncrement());
        cognito.adminCreateUser(
                request ->
                        request.userPoolId(output("UserPoolId"))
                                .username(number)
                                .messageAction(MessageActionType.SUPPRESS)
                                .userAttributes(
                                        attribute("phone_number", number),
                                        attribute("phone_number_verified", "true")));
        cognito.adminSetUserPassword(
                request ->
                        request.userPoolId(output("UserPoolId"))
                                .username(number)
                                .password("known to nobody, nor needed")
                                .permanent(true));
        return number;
    }

    /** What Cognito calls the user with that number. */
    String userName(String number) {
        return cognito.adminGetUser(
                        request -> request.userPoolId(output("UserPoolId")).username(number))
                .username();
    }

    /** What Cognito calls the user with those tokens. */
    String owner(String accessToken) {
        return cognito.getUser(request -> request.accessToken(accessToken)).username();
    }

    /**
     * A sign-in.
     *
     * @param alias what the person types
     */
    AppSignIn signIn(String alias) {
        return new AppSignIn(cognito, output("UserPoolClientId"), alias);
    }

    /** The code in the newest message to that number. */
    String code(String number) {
        return surroundings.verify().inbox(number).getFirst().code();
    }

    /** One that isn't. */
    String wrongCode(String number) {
        return code(number).equals("000000") ? "000001" : "000000";
    }

    /** How many messages went to that number. */
    int messages(String number) {
        return surroundings.verify().inbox(number).size();
    }

    /** Everything that is in the ledger's table. */
    List<String> ledger() {
        return dynamoDb
                .scanPaginator(request -> request.tableName(output("LedgerTableName")))
                .items()
                .stream()
                .map(Object::toString)
                .toList();
    }

    /** Which version each trigger's alias names. */
    Map<String, String> versions() {
        return List.of("Define", "Create", "Verify").stream()
                .collect(Collectors.toMap(trigger -> trigger, this::version));
    }

    /**
     * A function's first calls may take longer than it waits for an answer, and two of them at once
     * are two containers. From then on they have no excuse.
     */
    private void warmUp() {
        for (var tries = 0; tries < WARM_UPS; tries++) {
            var both = AtOnce.run(2, _ -> signsIn(addUser()));
            if (both.stream().allMatch(done -> done)) {
                return;
            }
        }
        throw new IllegalStateException("No sign-in after " + WARM_UPS + " tries:\n" + aws.log());
    }

    @Override
    public void close() {
        try (folder;
                aws;
                cloudFormation;
                cognito;
                dynamoDb;
                lambda) {
            // Closes them all, whatever happens to one of them.
        }
    }

    private boolean signsIn(String number) {
        var signIn = signIn(number);
        return signIn.start().reason().equals("CODE_SENT")
                && messages(number) == 1
                && signIn.answer(code(number)).next() == Next.TOKENS;
    }

    private String version(String trigger) {
        var function = output(outputOf(trigger));
        return lambda.getFunctionConfiguration(request -> request.functionName(function)).version();
    }

    private static String outputOf(String trigger) {
        return trigger + "AuthChallengeFunctionAliasArn";
    }

    private String output(String name) {
        return cloudFormation
                .describeStacks(request -> request.stackName(NAME))
                .stacks()
                .getFirst()
                .outputs()
                .stream()
                .filter(output -> output.outputKey().equals(name))
                .map(Output::outputValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No output " + name));
    }

    private void succeeds(Ended ended) {
        assertThat(ended.exitCode())
                .as("%s%n%s%n%s", ended.output(), ended.errors(), aws.log())
                .isZero();
    }

    /** What the tool needs on this machine. */
    private Map<String, String> variables() {
        var variables = new TreeMap<>(aws.environment());
        variables.put("TWILIO_ACCOUNT_SID", ACCOUNT);
        variables.put("VERIFY_BASE_URL", surroundings.verify().uri().toString());
        return variables;
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(aws.endpoint())
                .region(Region.of(Sam.REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(CALL))
                .build();
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }
}
