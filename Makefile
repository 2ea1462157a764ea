# Serves `sam build`, which runs `make build-<function>` once for each function of template.yaml, in a copy of this
# directory, and ships what is then in $(ARTIFACTS_DIR). SAM's own Java builder can't build a module that needs others.
# For everything else use ./mvnw.

# One line a function: the module that holds its handler.
MODULE_DefineAuthChallengeFunction := define-challenge
MODULE_CreateAuthChallengeFunction := create-challenge
MODULE_VerifyAuthChallengeFunction := verify-challenge

help:
	@echo 'This Makefile serves "sam build". To build and test, run ./mvnw verify; see README.md.'

# Not .PHONY, since phony targets skip pattern rules.
build-%: MODULE = $(or $(MODULE_$*),$(error template.yaml has a function $*, but Makefile no line MODULE_$*))
build-%: TO = $(or $(ARTIFACTS_DIR),$(error Run "sam build": it says by ARTIFACTS_DIR where the result goes))

# The function's third-party jars go to lib/. Our own modules, which Maven lists among them, go in as classes: the
# manifest of a jar names the JDK that packed it, so the same sources would not always give the same bytes.
# `clean`, because SAM copies target/, too, and with it what an earlier build left there. Each module gets its jars in
# its own target/dependency, because `-am` also builds modules that only the tests need.
build-%:
	./mvnw -B -ntp -q -Dquick -Dmaven.test.skip -pl $(MODULE) -am \
	    clean package dependency:copy-dependencies -DincludeScope=runtime -Dmdep.prependGroupId=true
	mkdir -p '$(TO)/lib'
	cp $(MODULE)/target/dependency/*.jar '$(TO)/lib'
	cp -R $(MODULE)/target/classes/. '$(TO)'
	set -e; for jar in '$(TO)'/lib/cognitoverify.*.jar; do \
	    module=$${jar##*/cognitoverify.}; \
	    cp -R "$${module%-[0-9]*}/target/classes/." '$(TO)'; \
	    rm "$$jar"; \
	done
