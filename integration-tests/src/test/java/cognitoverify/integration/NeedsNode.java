package cognitoverify.integration;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/** For tests that need Node and npm: skipped where they are not on the path. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsNode.Condition.class)
@interface NeedsNode {
    /** Looks for them. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            for (var program : List.of("node", "npm")) {
                if (Program.find(program, System.getenv()) == null) {
                    return ConditionEvaluationResult.disabled("There is no " + program + " here");
                }
            }
            return ConditionEvaluationResult.enabled("Node and npm are here");
        }
    }
}
