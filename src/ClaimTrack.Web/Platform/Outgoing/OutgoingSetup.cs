using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Platform.Outgoing;

/// <summary>Sets up requests to the outside.</summary>
public static class OutgoingSetup
{
    /// <summary>Adds <see cref="OutgoingClient"/>, with its limits from the section <c>Outgoing</c>.</summary>
    public static IServiceCollection AddOutgoing(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        // A misspelt setting must not silently leave a limit at its default.
        services.AddOptions<OutgoingOptions>().Bind(configuration.GetSection("Outgoing"), binder => binder.ErrorOnUnknownConfiguration = true).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OutgoingOptions>, Validation>();
        services.TryAddSingleton<ResolveHost>(Dns.GetHostAddressesAsync);
        services.AddSingleton<AddressGuard>();
        services.AddSingleton<OutgoingConnections>();
        services.AddSingleton<OutgoingClient>();
        return services;
    }

    sealed class Validation : IValidateOptions<OutgoingOptions>
    {
        public ValidateOptionsResult Validate(string? name, OutgoingOptions options) =>
            options.Mistakes().ToList() is { Count: > 0 } mistakes ? ValidateOptionsResult.Fail(mistakes) : ValidateOptionsResult.Success;
    }
}
