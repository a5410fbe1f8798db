package org.liaisonauditor.rules;

import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.List;
import org.drools.base.base.ObjectType;
import org.drools.base.base.ValueResolver;
import org.drools.base.reteoo.BaseTuple;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.constraint.BetaConstraint;
import org.drools.core.RuleBaseConfiguration;
import org.drools.core.common.BetaConstraints;
import org.drools.core.reteoo.BetaMemory;
import org.drools.core.reteoo.Tuple;
import org.drools.core.reteoo.builder.BuildContext;
import org.drools.util.bitmask.BitMask;
import org.kie.api.runtime.rule.FactHandle;

/**
 * What a node asks of each two things that it brings together, told to the budget of the session
 * that runs on this thread. The engine asks for every pair, also where there is nothing to ask.
 *
 * @param <C> what the constraints remember of one side while they go through the other
 */
@SuppressWarnings("rawtypes")
final class CountedConstraints<C> implements BetaConstraints<C> {

  private final BetaConstraints<C> constraints;

  CountedConstraints(BetaConstraints<C> constraints) {
    this.constraints = constraints;
  }

  @Override
  public boolean isAllowedCachedLeft(C context, FactHandle handle) {
    SessionBudget budget = SessionBudget.running();
    budget.pair();
    boolean allowed = constraints.isAllowedCachedLeft(context, handle);
    if (allowed) {
      budget.match();
    }
    return allowed;
  }

  @Override
  public boolean isAllowedCachedRight(BaseTuple tuple, C context) {
    SessionBudget budget = SessionBudget.running();
    budget.pair();
    boolean allowed = constraints.isAllowedCachedRight(tuple, context);
    if (allowed) {
      budget.match();
    }
    return allowed;
  }

  @Override
  public C createContext() {
    return constraints.createContext();
  }

  @Override
  public BetaMemory createBetaMemory(RuleBaseConfiguration config, int nodeType) {
    return constraints.createBetaMemory(config, nodeType);
  }

  @Override
  public void updateFromTuple(C context, ValueResolver resolver, Tuple tuple) {
    constraints.updateFromTuple(context, resolver, tuple);
  }

  @Override
  public void updateFromFactHandle(C context, ValueResolver resolver, FactHandle handle) {
    constraints.updateFromFactHandle(context, resolver, handle);
  }

  @Override
  public void resetTuple(C context) {
    constraints.resetTuple(context);
  }

  @Override
  public void resetFactHandle(C context) {
    constraints.resetFactHandle(context);
  }

  @Override
  public BetaConstraint[] getConstraints() {
    return constraints.getConstraints();
  }

  @Override
  public BetaConstraints getOriginalConstraint() {
    return constraints;
  }

  @Override
  public boolean isIndexed() {
    return constraints.isIndexed();
  }

  @Override
  public int getIndexCount() {
    return constraints.getIndexCount();
  }

  @Override
  public boolean isEmpty() {
    return constraints.isEmpty();
  }

  @Override
  public BitMask getListenedPropertyMask(
      Pattern pattern, ObjectType modifiedType, List<String> settableProperties) {
    return constraints.getListenedPropertyMask(pattern, modifiedType, settableProperties);
  }

  @Override
  public void init(BuildContext context, int betaNodeType) {
    constraints.init(context, betaNodeType);
  }

  @Override
  public void initIndexes(int depth, int betaNodeType, RuleBaseConfiguration config) {
    constraints.initIndexes(depth, betaNodeType, config);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> T cloneIfInUse() {
    BetaConstraints<C> free = constraints.cloneIfInUse();
    return (T) (free == constraints ? this : new CountedConstraints<>(free));
  }

  @Override
  public boolean isLeftUpdateOptimizationAllowed() {
    return constraints.isLeftUpdateOptimizationAllowed();
  }

  @Override
  public void registerEvaluationContext(BuildContext context) {
    constraints.registerEvaluationContext(context);
  }

  /** Nodes that ask the same are one node to the engine. */
  @Override
  public boolean equals(Object other) {
    return other instanceof CountedConstraints<?> counted
        && constraints.equals(counted.constraints);
  }

  @Override
  public int hashCode() {
    return constraints.hashCode();
  }

  @Override
  public void writeExternal(ObjectOutput out) {
    throw new UnsupportedOperationException("compiled packs are kept as classes, not as nodes");
  }

  @Override
  public void readExternal(ObjectInput in) {
    throw new UnsupportedOperationException("compiled packs are kept as classes, not as nodes");
  }
}
