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

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.SavepointManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.SmartTransactionObject;

/**
 * Transactions of nothing, with all that Spring does around them: suspension, savepoints
 * and synchronizations.
 */
final class StubTransactionManager extends AbstractPlatformTransactionManager {

	private static final long serialVersionUID = 1L;

	private final ThreadLocal<Resource> current = new ThreadLocal<>();

	boolean failCommit;

	StubTransactionManager() {
		setNestedTransactionAllowed(true);
	}

	@Override
	protected Object doGetTransaction() {
		return new Transaction(this.current.get());
	}

	@Override
	protected boolean isExistingTransaction(Object transaction) {
		return ((Transaction) transaction).resource != null;
	}

	@Override
	protected void doBegin(Object transaction, TransactionDefinition definition) {
		Resource resource = new Resource();
		((Transaction) transaction).resource = resource;
		this.current.set(resource);
	}

	@Override
	protected Object doSuspend(Object transaction) {
		Resource suspended = this.current.get();
		((Transaction) transaction).resource = null;
		this.current.remove();
		return suspended;
	}

	@Override
	protected void doResume(@Nullable Object transaction, Object suspended) {
		this.current.set((Resource) suspended);
	}

	@Override
	protected void doCommit(DefaultTransactionStatus status) {
		if (this.failCommit) {
			throw new TransactionSystemException("on purpose");
		}
	}

	@Override
	protected void doRollback(DefaultTransactionStatus status) {
		// there is nothing to undo
	}

	@Override
	protected void doSetRollbackOnly(DefaultTransactionStatus status) {
		((Transaction) status.getTransaction()).resource.rollbackOnly = true;
	}

	@Override
	protected boolean shouldCommitOnGlobalRollbackOnly() {
		return false;
	}

	@Override
	protected void doCleanupAfterCompletion(Object transaction) {
		this.current.remove();
	}

	private static final class Resource {

		private boolean rollbackOnly;

	}

	private static final class Transaction implements SavepointManager, SmartTransactionObject {

		private Resource resource;

		Transaction(Resource resource) {
			this.resource = resource;
		}

		@Override
		public Object createSavepoint() {
			return new Object();
		}

		@Override
		public void rollbackToSavepoint(Object savepoint) {
			// there is nothing to undo
		}

		@Override
		public void releaseSavepoint(Object savepoint) {
			// there is nothing to release
		}

		@Override
		public boolean isRollbackOnly() {
			return this.resource.rollbackOnly;
		}

		@Override
		public void flush() {
			// there is nothing to write
		}

	}

}
