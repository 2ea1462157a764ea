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

# One jar, which the module makes beside its usual one: the pom says what is in it. `clean`, because SAM copies target/,
# too, and with it what an earlier build left there.
build-%:
	./mvnw -B -ntp -q -Dquick -Dmaven.test.skip -pl $(MODULE) -am clean package
	mkdir -p '$(TO)/lib'
	cp $(MODULE)/target/function.jar '$(TO)/lib/'
