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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class NeedsDockerTests {

	@Test
	void skipsWithAMessageWithoutDocker() {
		assertThat(NeedsDocker.Condition.evaluate(false, false)).satisfies((result) -> {
			assertThat(result.isDisabled()).isTrue();
			assertThat(result.getReason()).hasValueSatisfying((reason) -> assertThat(reason).isEqualTo(
					"No Docker answers: start one, or run Maven with " + ".ci/docker.sh, which starts one for it"));
		});
	}

	@Test
	void failsWithoutDockerWhereNothingMayBeSkipped() {
		assertThatIllegalStateException().isThrownBy(() -> NeedsDocker.Condition.evaluate(false, true))
			.withMessageStartingWith("No Docker answers, and CI=true allows no skipped test: ");
	}

	@Test
	void runsWithDocker() {
		assertThat(NeedsDocker.Condition.evaluate(true, true).isDisabled()).isFalse();
		assertThat(NeedsDocker.Condition.evaluate(true, false).isDisabled()).isFalse();
	}

}
