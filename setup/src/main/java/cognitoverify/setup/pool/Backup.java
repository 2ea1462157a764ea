package cognitoverify.setup.pool;

import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.SetupException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What there was before a change, and what was to be changed: enough to go back, whenever and
 * however the change ended.
 *
 * @param pool which pool
 * @param clientId which client of it; null for none
 * @param before what Cognito said before the change
 * @param intended what it was to say after it
 * @param added permissions that the change was to give
 * @param removed permissions that the change was to take away
 */
record Backup(
        PoolId pool,
        @Nullable String clientId,
        PoolState before,
        PoolState intended,
        List<Permission> added,
        List<Permission> removed) {
    private static final String FORMAT = "cognito-verify-pool-backup-1";

    Backup {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /**
     * Reads a file that {@link #write} wrote.
     *
     * @throws SetupException if it is something else
     */
    static Backup read(Path file) {
        try {
            var json =
                    PoolJson.readObject(Files.readAllBytes(file))
                            .filter(read -> read.path("format").asText().equals(FORMAT))
                            .orElseThrow(() -> unusable(file, "is no backup of this tool"));
            return new Backup(
                    new PoolId(json.path("userPoolId").asText()),
                    json.path("clientId").textValue(),
                    PoolState.of((ObjectNode) json.required("before")),
                    PoolState.of((ObjectNode) json.required("intended")),
                    permissions(json.path("permissionsAdded")),
                    permissions(json.path("permissionsRemoved")));
        } catch (IOException _) {
            throw unusable(file, "can't be read");
        } catch (IllegalArgumentException | ClassCastException _) {
            throw unusable(file, "is damaged");
        }
    }

    /**
     * Writes a new file that only its owner can read, down to the disk.
     *
     * @throws SetupException if there is such a file already, or it can't be written
     */
    void write(Path file, Instant at) {
        var bytes = ByteBuffer.wrap(PoolJson.write(json(at)));
        try (var channel =
                FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        ownersOnly(file))) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (FileAlreadyExistsException _) {
            throw new SetupException(
                    ExitCode.REFUSED,
                    "Nothing was changed: "
                            + file
                            + " exists already, and a backup never replaces one. Name another file"
                            + " with --backup.");
        } catch (IOException _) {
            throw new SetupException(
                    ExitCode.REFUSED,
                    "Nothing was changed: the backup "
                            + file
                            + " can't be written. Name another file with --backup.");
        }
    }

    private ObjectNode json(Instant at) {
        var json =
                PoolJson.object()
                        .put("format", FORMAT)
                        .put("time", at.toString())
                        .put("userPoolId", pool.id())
                        .put("clientId", clientId);
        json.set("before", before.json());
        json.set("intended", intended.json());
        added.forEach(one -> json.withArrayProperty("permissionsAdded").add(one.json()));
        removed.forEach(one -> json.withArrayProperty("permissionsRemoved").add(one.json()));
        return json;
    }

    private static List<Permission> permissions(JsonNode json) {
        var permissions = new ArrayList<Permission>();
        json.forEach(one -> permissions.add(Permission.of(one)));
        return permissions;
    }

    private static FileAttribute<?>[] ownersOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static SetupException unusable(Path file, String why) {
        return new SetupException(ExitCode.USAGE, file + " " + why + ".");
    }
}
