using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace ClaimTrack.Web.Platform.Views;

/// <summary>Finds a slice's page beside its class: the folder is the class's namespace.</summary>
sealed class FeatureViews : IViewLocationExpander
{
    const string Key = "feature";
    static readonly string Root = typeof(Program).Assembly.GetName().Name!;

    public void PopulateValues(ViewLocationExpanderContext context)
    {
        if (context.ActionContext.ActionDescriptor is ControllerActionDescriptor { ControllerTypeInfo.Namespace: { } space })
            context.Values[Key] = space[Root.Length..].Replace('.', '/');
    }

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations)
    {
        if (context.Values.TryGetValue(Key, out var folder) && folder is { Length: > 0 }) yield return $"{folder}/{{0}}.cshtml";
        yield return "/Platform/Layouts/{0}.cshtml";
    }
}
