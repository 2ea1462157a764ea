package cognitoverify.ledger.dynamodb;

import cognitoverify.code.Deadline;
import cognitoverify.code.aws.AwsPlace;
import cognitoverify.code.aws.LambdaCredentials;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.main.ServerRunner;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * DynamoDB Local in this process, begun at its first use and once for all tests; or whatever
 * endpoint the system property {@code ledger.endpoint} names.
 */
public final class LocalDynamo {
    private static final AtomicInteger TABLES = new AtomicInteger();

    /** A busy machine may be slow; what is too slow for the ledger, other tests say. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "AWS_ACCESS_KEY_ID",
                    System.getenv().getOrDefault("AWS_ACCESS_KEY_ID", "local"),
                    "AWS_SECRET_ACCESS_KEY",
                    System.getenv().getOrDefault("AWS_SECRET_ACCESS_KEY", "local"),
                    "AWS_SESSION_TOKEN",
                    System.getenv().getOrDefault("AWS_SESSION_TOKEN", ""));

    private static final LambdaCredentials CREDENTIALS = LambdaCredentials.of(ENVIRONMENT);

    private LocalDynamo() {}

    /** Where it is. */
    public static URI endpoint() {
        return Server.ENDPOINT;
    }

    /** A client for what tests do beside the ledger. */
    public static DynamoDbClient client() {
        return Server.CLIENT;
    }

    /** The name of a new and empty table. */
    public static String newTable() {
        var name = "ledger-" + ProcessHandle.current().pid() + "-" + TABLES.incrementAndGet();
        client().createTable(
                        create ->
                                create.tableName(name)
                                        .billingMode(BillingMode.PAY_PER_REQUEST)
                                        .attributeDefinitions(
                                                AttributeDefinition.builder()
                                                        .attributeName(Attributes.KEY)
                                                        .attributeType(ScalarAttributeType.S)
                                                        .build())
                                        .keySchema(
                                                KeySchemaElement.builder()
                                                        .attributeName(Attributes.KEY)
                                                        .keyType(KeyType.HASH)
                                                        .build()));
        client().waiter().waitUntilTableExists(exists -> exists.tableName(name));
        return name;
    }

    /** The ledger's adapter on a new table. */
    public static DynamoTable onNewTable() {
        return on(newTable());
    }

    /** The ledger's adapter on that table. */
    public static DynamoTable on(String table) {
        return new DynamoTable(configuration(endpoint(), table), CREDENTIALS, PATIENCE, PATIENCE);
    }

    /** An adapter with the usual patience, which has made no call yet. */
    public static DynamoTable at(URI endpoint, String table) {
        return new DynamoTable(configuration(endpoint, table), CREDENTIALS);
    }

    /** Every item as it is stored. */
    public static List<Map<String, AttributeValue>> scan(String table) {
        return client().scanPaginator(scan -> scan.tableName(table)).items().stream().toList();
    }

    /** Time enough for whatever a test does. */
    public static Deadline deadline() {
        return Deadline.in(Duration.ofSeconds(30));
    }

    private static AwsCredentials credentials() {
        var accessKey = ENVIRONMENT.getOrDefault("AWS_ACCESS_KEY_ID", "");
        var secretKey = ENVIRONMENT.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
        var session = ENVIRONMENT.getOrDefault("AWS_SESSION_TOKEN", "");
        return session.isEmpty()
                ? AwsBasicCredentials.create(accessKey, secretKey)
                : AwsSessionCredentials.create(accessKey, secretKey, session);
    }

    private static Region region() {
        return Region.of(System.getenv().getOrDefault("AWS_REGION", "eu-central-1"));
    }

    private static DynamoConfiguration configuration(URI endpoint, String table) {
        return new DynamoConfiguration(table, new AwsPlace(region().id(), endpoint));
    }

    /** Begun when it is first used. */
    private static final class Server {
        private static final URI ENDPOINT = start();
        private static final DynamoDbClient CLIENT =
                DynamoDbClient.builder()
                        .region(region())
                        .endpointOverride(ENDPOINT)
                        .credentialsProvider(StaticCredentialsProvider.create(credentials()))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build();

        private static URI start() {
            var named = System.getProperty("ledger.endpoint", "");
            if (!named.isEmpty()) {
                return URI.create(named);
            }
            try {
                var port = freePort();
                ServerRunner.createServerFromCommandLineArgs(
                                new String[] {"-inMemory", "-disableTelemetry", "-port", "" + port})
                        .start();
                return URI.create("http://localhost:" + port);
            } catch (Exception failed) {
                throw new IllegalStateException("DynamoDB Local does not start", failed);
            }
        }

        private static int freePort() throws IOException {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }
    }
}
