package cognitoverify.integration;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/** Gives a test class that asks for them the {@link Surroundings}. */
final class SurroundingsParameter extends TypeBasedParameterResolver<Surroundings> {

    @Override
    public Surroundings resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Surroundings.of(context);
    }
}
