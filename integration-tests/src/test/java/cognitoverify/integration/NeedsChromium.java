package cognitoverify.integration;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.Isolated;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** For tests that need Chromium: skipped where there is none. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsChromium.Condition.class)
@Isolated("Those of the page share a browser, and on a busy machine it shows things later.")
@interface NeedsChromium {
    /** Looks for it. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return Browser.executable()
                    .map(path -> ConditionEvaluationResult.enabled("Chromium is at " + path))
                    .orElseGet(
                            () ->
                                    ConditionEvaluationResult.disabled(
                                            "There is no Chromium here; name one by CHROMIUM"));
        }
    }
}
