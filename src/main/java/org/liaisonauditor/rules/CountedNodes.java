package org.liaisonauditor.rules;

import org.drools.base.definitions.InternalKnowledgePackage;
import org.drools.base.definitions.impl.KnowledgePackageImpl;
import org.drools.core.common.BetaConstraints;
import org.drools.core.reteoo.CoreComponentFactory;
import org.drools.core.reteoo.ExistsNode;
import org.drools.core.reteoo.JoinNode;
import org.drools.core.reteoo.LeftTupleSource;
import org.drools.core.reteoo.NotNode;
import org.drools.core.reteoo.ObjectSource;
import org.drools.core.reteoo.builder.BuildContext;
import org.drools.core.reteoo.builder.NodeFactory;
import org.drools.core.reteoo.builder.PhreakNodeFactory;

/**
 * Makes the nodes of the engine, those that bring facts together with a count of what they try. The
 * engine finds it by its service file; there is no other place where it asks what is too much.
 */
public final class CountedNodes implements CoreComponentFactory {

  private static final NodeFactory NODES = new Factory();

  /** Makes sure that the engine has found it: without it, rules would have no limit. */
  static void need() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(CountedNodes.class.getClassLoader());
    try {
      if (!(CoreComponentFactory.get() instanceof CountedNodes)) {
        throw new IllegalStateException(
            "the engine of rules does not count what rules do; no rule is run");
      }
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public NodeFactory getNodeFactoryService() {
    return NODES;
  }

  @Override
  public InternalKnowledgePackage createKnowledgePackage(String name) {
    return new KnowledgePackageImpl(name);
  }

  /** The engine itself speaks of constraints without saying of what. */
  @SuppressWarnings("rawtypes")
  private static final class Factory extends PhreakNodeFactory {

    private static final long serialVersionUID = 1;

    @Override
    public JoinNode buildJoinNode(
        int id,
        LeftTupleSource left,
        ObjectSource right,
        BetaConstraints constraints,
        BuildContext context) {
      return super.buildJoinNode(id, left, right, counted(constraints), context);
    }

    @Override
    public NotNode buildNotNode(
        int id,
        LeftTupleSource left,
        ObjectSource right,
        BetaConstraints constraints,
        BuildContext context) {
      return super.buildNotNode(id, left, right, counted(constraints), context);
    }

    @Override
    public ExistsNode buildExistsNode(
        int id,
        LeftTupleSource left,
        ObjectSource right,
        BetaConstraints constraints,
        BuildContext context) {
      return super.buildExistsNode(id, left, right, counted(constraints), context);
    }

    @SuppressWarnings("unchecked")
    private static BetaConstraints counted(BetaConstraints constraints) {
      return new CountedConstraints(constraints);
    }
  }
}
