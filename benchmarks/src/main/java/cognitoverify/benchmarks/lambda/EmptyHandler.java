package cognitoverify.benchmarks.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import java.util.Map;

/** Gives back what it is given. */
public final class EmptyHandler
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    /** Lambda makes one. */
    public EmptyHandler() {}

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return event;
    }
}
