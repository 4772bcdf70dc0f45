using System.Net;
using GasOrleans.SiloProcess;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

// One silo on the emulators that the environment names: --Name=cluster --SiloPort=1 --GatewayPort=2.
var builder = Host.CreateApplicationBuilder(args);
var name = builder.Configuration["Name"] ?? throw new InvalidOperationException("--Name is missing.");
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.UseOrleans(silo => silo
    .ConfigureEndpoints(IPAddress.Loopback, builder.Configuration.GetValue<int>("SiloPort"), builder.Configuration.GetValue<int>("GatewayPort"))
    .Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (name, name))
    .Configure<ClusterMembershipOptions>(o =>
    {
        o.ProbeTimeout = TimeSpan.FromSeconds(1);
        o.NumMissedProbesLimit = 4;
    })
    .UseDynamoDBClustering((DynamoDBClusteringOptions o) => o.TableName = Names.Silos(name))
    .AddDynamoDBGrainStorageAsDefault(o => o.TableName = Names.States(name))
    .AddSqsStreams(Names.Provider, (SiloSqsStreamConfigurator s) => Names.Configure(s)));
using var host = builder.Build();
await host.StartAsync();
Console.WriteLine(Names.Up);
await host.WaitForShutdownAsync();
