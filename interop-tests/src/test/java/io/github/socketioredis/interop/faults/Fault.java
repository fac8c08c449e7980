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

package io.github.socketioredis.interop.faults;

/**
 * Something that goes wrong, or an operation on Redis that servers have to live with.
 *
 * @param <D> where it can happen
 */
interface Fault<D extends Deployment> {

	/**
	 * Returns what happens, in words.
	 */
	String title();

	/**
	 * Starts a Redis to which it can happen.
	 */
	D deploy();

	/**
	 * Lets it happen, and returns when what was to be done has been done. Redis need not
	 * be in order then.
	 */
	void happen(D deployment, AdapterKind adapter);

}
