package cognitoverify.local.cognito;

import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.cognito.pool.User;
import cognitoverify.local.cognito.pool.UserPools;
import cognitoverify.local.cognito.pool.UserStatus;
import cognitoverify.local.cognito.srp.SrpVerifier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * Keeps the users of the local pools in {@code users.json}, written anew with each change, and in
 * one go: whoever is interrupted leaves the file before or the file after.
 */
final class UserFile {
    private static final int HEX = 16;

    private final @Nullable Path folder;
    private @Nullable UserPools pools;

    /** Null keeps nothing. */
    UserFile(@Nullable Path folder) {
        this.folder = folder;
    }

    /**
     * From now on what changes is written.
     *
     * @throws UncheckedIOException if what was written can't be read
     */
    synchronized void open(UserPools pools) {
        if (folder == null) {
            return;
        }
        var file = folder.resolve("users.json");
        if (Files.exists(file)) {
            read(file, pools);
        }
        this.pools = pools;
        changed();
    }

    synchronized void changed() {
        var all = pools;
        if (folder == null || all == null) {
            return;
        }
        try {
            write(folder, all);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write users to " + folder, e);
        }
    }

    private static void write(Path folder, UserPools pools) throws IOException {
        var json = Json.object();
        for (var local : LocalPool.values()) {
            var pool = pools.find(local.id());
            var users = json.putArray(local.id());
            if (pool != null) {
                pool.users().all().forEach(user -> users.add(json(user)));
            }
        }
        Files.createDirectories(folder);
        var next = folder.resolve("users.json.next");
        Files.writeString(next, json.toPrettyString());
        Files.move(
                next,
                folder.resolve("users.json"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
    }

    private static void read(Path file, UserPools pools) {
        try {
            var json = Json.readObject(Files.readString(file));
            if (json == null) {
                throw new IOException("It is not JSON");
            }
            for (var local : LocalPool.values()) {
                var users = pools.pool(local.id()).users();
                users.all().forEach(user -> users.remove(user.name()));
                json.path(local.id()).forEach(user -> users.add(user(user)));
            }
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new UncheckedIOException("Can't read users from " + file, new IOException(e));
        }
    }

    private static ObjectNode json(User user) {
        var json =
                Json.object()
                        .put("name", user.name())
                        .put("sub", user.sub())
                        .put("status", user.status().name())
                        .put("createdAt", user.createdAt().toString())
                        .put("modifiedAt", user.modifiedAt().toString());
        json.set("attributes", Json.object(user.attributes()));
        var password = user.password();
        if (password != null) {
            json.putObject("password")
                    .put("salt", password.salt().toString(HEX))
                    .put("verifier", password.verifier().toString(HEX));
        }
        return json;
    }

    /** Tokens don't outlive the program, so neither does having signed out of them. */
    private static User user(JsonNode json) {
        return new User(
                json.path("name").asText(),
                json.path("sub").asText(),
                Objects.requireNonNullElse(Json.texts(json.path("attributes")), Map.of()),
                UserStatus.valueOf(json.path("status").asText()),
                password(json.path("password")),
                0,
                null,
                Instant.parse(json.path("createdAt").asText()),
                Instant.parse(json.path("modifiedAt").asText()));
    }

    private static @Nullable SrpVerifier password(JsonNode json) {
        return json.isObject()
                ? new SrpVerifier(
                        new BigInteger(json.path("salt").asText(), HEX),
                        new BigInteger(json.path("verifier").asText(), HEX))
                : null;
    }
}
