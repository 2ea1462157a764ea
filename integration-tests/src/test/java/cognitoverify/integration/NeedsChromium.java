package cognitoverify.integration;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.ResourceLock;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * For tests that need Chromium: skipped where there is none. One class after another, since those
 * of the page share a browser.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsChromium.Condition.class)
@ResourceLock("chromium")
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
