using System.Reflection;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimTrack.Web.Tests.Access;

/// <summary>One action behind one verb and address.</summary>
sealed record Door(string Name, RoutePattern Route, string Method, MethodInfo Action, Type Controller)
{
    public T? Mark<T>() where T : Attribute => Action.GetCustomAttribute<T>() ?? Controller.GetCustomAttribute<T>();

    public bool InTeam => Route.Parameters.Any(p => p.Name == "team");

    /// <summary>An address of this door, with the given team and with one number wherever there is one.</summary>
    public string Address(string team, int number) => Address(team, number, number, number);

    /// <summary>An address of this door, with the numbers of a claim, of an article, and of a row or revision in them.</summary>
    public string Address(string team, int claim, int article, int row) => "/" + string.Join('/', Route.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart text => text.Content,
        RoutePatternSeparatorPart text => text.Content,
        RoutePatternParameterPart { Name: "team" } => team,
        RoutePatternParameterPart { Name: "part" } => IsOfArticle ? "text" : "evidence",
        RoutePatternParameterPart { Name: "token" } => "no-such-token",
        RoutePatternParameterPart { Name: "job" } => $"{JobOf(claim)}",
        RoutePatternParameterPart { Name: "slug" } => "a-check",
        RoutePatternParameterPart { Name: "id" } => $"{(IsOfArticle ? article : claim)}",
        RoutePatternParameterPart { Name: "number" } => $"{(InTeam ? row : claim)}",
        _ => $"{row}",
    }))));

    /// <summary>An address of this door, with the number of each thing: it is named before its number in the address.</summary>
    public string Address(string team, Func<string, int> numberOf) => "/" + string.Join('/', Route.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart text => text.Content,
        RoutePatternSeparatorPart text => text.Content,
        RoutePatternParameterPart { Name: "team" } => team,
        RoutePatternParameterPart { Name: "part" } => IsOfArticle ? "text" : "evidence",
        RoutePatternParameterPart { Name: "job" } => $"{JobOf(numberOf("claims"))}",
        RoutePatternParameterPart { Name: var name } => $"{numberOf(Route.RawText![..Route.RawText!.IndexOf($"{{{name}", StringComparison.Ordinal)].Split('/', StringSplitOptions.RemoveEmptyEntries)[^1])}",
        _ => throw new InvalidOperationException($"What is {part} in {Route.RawText}?"),
    }))));

    /// <summary>The identity of the job that belongs to a claim's scene.</summary>
    public static Guid JobOf(int claim) => new(claim, 0, 0, new byte[8]);

    bool IsOfArticle => Route.RawText!.Contains("articles", StringComparison.Ordinal);
}

static class EveryDoor
{
    /// <summary>Every action of the application, with each of its verbs.</summary>
    public static List<Door> Doors(this App app) =>
        [.. from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            let action = endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()
            where action is not null
            from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
            select new Door($"{method} /{endpoint.RoutePattern.RawText} ({action.ControllerTypeInfo.Name}.{action.MethodInfo.Name})",
                endpoint.RoutePattern, method, action.MethodInfo, action.ControllerTypeInfo)];
}
