package cognitoverify.setup.pool;

import com.fasterxml.jackson.databind.node.ObjectNode;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Keeps the last answer as it came over the wire. The SDK drops every field that it doesn't know;
 * an update without such a field would reset it. For one thread.
 */
final class RawAnswer implements ExecutionInterceptor {
    private byte[] last = new byte[0];

    /** The last answer. */
    ObjectNode json() {
        return PoolJson.readObject(last)
                .orElseThrow(() -> new IllegalStateException("AWS answered without JSON."));
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        if (context.responseBody().isEmpty()) {
            return Optional.empty();
        }
        try (var body = context.responseBody().get()) {
            last = body.readAllBytes();
            return Optional.of(new ByteArrayInputStream(last));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
