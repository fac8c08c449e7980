/*
 * Copyright 2026 the original authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.socketioredis.autoconfigure;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/**
 * Skips a test class where no Docker answers, but not where {@code CI=true} says that
 * everything has to be tested: there it fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsDocker.Condition.class)
@interface NeedsDocker {

	/**
	 * Asks Docker.
	 */
	final class Condition implements ExecutionCondition {

		private static final String REMEDY = "start one, or run Maven with .ci/docker.sh, which starts one for it";

		@Override
		public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
			return evaluate(DockerClientFactory.instance().isDockerAvailable(), "true".equals(System.getenv("CI")));
		}

		static ConditionEvaluationResult evaluate(boolean docker, boolean ci) {
			if (docker) {
				return ConditionEvaluationResult.enabled("Docker answers");
			}
			if (ci) {
				throw new IllegalStateException("No Docker answers, and CI=true allows no skipped test: " + REMEDY);
			}
			return ConditionEvaluationResult.disabled("No Docker answers: " + REMEDY);
		}

	}

}
