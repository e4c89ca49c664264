using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ClaimTrack.Domain.Tests;

/// <summary>What holds for the domain as a whole.</summary>
public sealed class HouseRules
{
    static readonly Assembly s_domain = typeof(Claim).Assembly;

    const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void The_domain_references_nothing_but_the_system()
    {
        Assert.All(s_domain.GetReferencedAssemblies(), a => Assert.StartsWith("System.", a.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void Nobody_outside_can_add_to_a_collection_of_the_domain()
    {
        var shown = s_domain.GetExportedTypes().SelectMany(t => t.GetProperties(Declared).Select(p => (At: $"{t.Name}.{p.Name}", Type: p.PropertyType))
            .Concat(t.GetFields(Declared).Select(f => (At: $"{t.Name}.{f.Name}", Type: f.FieldType)))
            .Concat(t.GetMethods(Declared).Select(m => (At: $"{t.Name}.{m.Name}", Type: m.ReturnType))));

        Assert.Empty(shown.Where(s => IsMutable(s.Type)).Select(s => s.At));
    }

    [Fact]
    public void Nothing_of_the_domain_is_set_from_outside_but_the_request_that_caused_an_event()
    {
        var open = s_domain.GetExportedTypes().SelectMany(t => t.GetProperties(Declared)
            .Where(p => p.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
            .Select(p => $"{t.Name}.{p.Name}"));

        Assert.Equal(["HistoryEvent.RequestId"], open);
        Assert.DoesNotContain(s_domain.GetExportedTypes().SelectMany(t => t.GetFields(Declared)), f => !f.IsInitOnly && !f.IsLiteral && !f.IsSpecialName);
    }

    static bool IsMutable(Type type) =>
        type.IsArray || typeof(IList).IsAssignableFrom(type) || typeof(IDictionary).IsAssignableFrom(type)
        || type.GetInterfaces().Append(type).Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICollection<>));
}
