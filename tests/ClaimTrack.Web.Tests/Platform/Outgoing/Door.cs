using System.Net;
using System.Net.Sockets;
using ClaimTrack.Web.Platform.Outgoing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ClaimTrack.Web.Tests.Platform;

/// <summary>The door to the outside, set up as the application sets it up, in a world whose names a test decides.</summary>
sealed class Door : IDisposable
{
    readonly ServiceProvider _services;

    /// <param name="ports">Ports that addresses may name, besides the usual.</param>
    /// <param name="allow">What may be reached although it is on this machine.</param>
    /// <param name="names">Which names lead where; any other is unknown.</param>
    /// <param name="clock">The time.</param>
    /// <param name="settings">Further settings.</param>
    public Door(int[]? ports = null, string[]? allow = null, Func<string, IPAddress[]?>? names = null, TimeProvider? clock = null,
        params (string Name, string Value)[] settings)
    {
        var section = new Dictionary<string, string?> { ["Outgoing:RefusalTakes"] = "00:00:00" };
        foreach (var (i, port) in (ports ?? []).Index()) section[$"Outgoing:Ports:{i}"] = $"{port}";
        foreach (var (i, entry) in (allow ?? []).Index()) section[$"Outgoing:Allow:{i}"] = entry;
        foreach (var (name, value) in settings) section[$"Outgoing:{name}"] = value;

        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace));
        if (clock is not null) services.AddSingleton(clock);
        services.AddSingleton<ResolveHost>((host, _) =>
        {
            Asked.Add(host);
            return names?.Invoke(host) is { } addresses
                ? Task.FromResult(addresses)
                : Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound));
        });
        services.AddOutgoing(new ConfigurationBuilder().AddInMemoryCollection(section).Build());
        _services = services.BuildServiceProvider();
        Client = _services.GetRequiredService<OutgoingClient>();
    }

    /// <summary>A door to one site, called <c>site.test</c>.</summary>
    public static Door To(int port, TimeProvider? clock = null, params (string Name, string Value)[] settings) =>
        new([port], ["site.test"], host => host == "site.test" ? [IPAddress.Loopback] : null, clock, settings);

    public OutgoingClient Client { get; }

    public ListLog Log { get; } = new();

    /// <summary>The names that were looked up.</summary>
    public List<string> Asked { get; } = [];

    public Task<FetchedPage> Get(string address, int team = 1) => Client.GetPageAsync(address, team, TestContext.Current.CancellationToken);

    public void Dispose() => _services.Dispose();
}
