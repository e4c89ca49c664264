using System.Linq.Expressions;

namespace ClaimTrack.Web.Platform.Text;

/// <summary>Looks for things of which one of several conditions holds, in one query.</summary>
static class AnyOf
{
    /// <summary>The things for which the condition holds with any of the words; all of them where there is no word.</summary>
    public static IQueryable<T> WhereAny<T>(this IQueryable<T> things, IEnumerable<string> words, Func<string, Expression<Func<T, bool>>> has)
    {
        var any = words.Select(has).Aggregate((Expression<Func<T, bool>>?)null, (before, next) => before is null ? next
            : Expression.Lambda<Func<T, bool>>(Expression.OrElse(before.Body, new Swap(next.Parameters[0], before.Parameters[0]).Visit(next.Body)), before.Parameters[0]));
        return any is null ? things : things.Where(any);
    }

    sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
