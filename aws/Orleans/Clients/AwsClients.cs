using System.Collections.Concurrent;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SQS;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Aws;

/// <summary>Finds the host's clients, or makes one client per connection and disposes it with the host.</summary>
internal sealed class AwsClients(IServiceProvider services) : IDisposable
{
    private readonly ConcurrentDictionary<AwsConnection, Lazy<IAmazonDynamoDB>> dynamoDB = new();
    private readonly ConcurrentDictionary<AwsConnection, Lazy<IAmazonSQS>> sqs = new();

    /// <summary>
    /// The client registered under the provider's name; else what the options say; else the host's unnamed client; else the SDK's defaults.
    /// Lazy, because providers are made before options are validated.
    /// </summary>
    public Lazy<IAmazonDynamoDB> DynamoDB(string name, AwsConnection connection) => new(()
        => (services.GetKeyedService<IAmazonDynamoDB>(name)
            ?? (connection.IsExplicit ? null : services.GetService<IAmazonDynamoDB>())
            ?? dynamoDB.GetOrAdd(connection, c => new(() => Make(c, name, MakeDynamoDB))).Value).Counted());

    /// <inheritdoc cref="DynamoDB"/>
    public Lazy<IAmazonSQS> Sqs(string name, AwsConnection connection) => new(()
        => (services.GetKeyedService<IAmazonSQS>(name)
            ?? (connection.IsExplicit ? null : services.GetService<IAmazonSQS>())
            ?? sqs.GetOrAdd(connection, c => new(() => Make(c, name, MakeSqs))).Value).Counted());

    public void Dispose()
    {
        foreach (var client in dynamoDB.Values.Where(c => c.IsValueCreated))
        {
            client.Value.Dispose();
        }

        foreach (var client in sqs.Values.Where(c => c.IsValueCreated))
        {
            client.Value.Dispose();
        }
    }

    private static T Make<T>(AwsConnection connection, string name, Func<AwsConnection, T> make)
    {
        try
        {
            return make(connection);
        }
        catch (AmazonClientException e)
        {
            throw new OrleansConfigurationException($"No AWS client for '{name}': {e.Message}. Set Service, AWS_REGION or a profile, or register a client in the host.", e);
        }
    }

    private static IAmazonDynamoDB MakeDynamoDB(AwsConnection connection)
        => connection.Credentials() is { } credentials
            ? new AmazonDynamoDBClient(credentials, connection.Configure(new AmazonDynamoDBConfig()))
            : new AmazonDynamoDBClient(connection.Configure(new AmazonDynamoDBConfig()));

    private static IAmazonSQS MakeSqs(AwsConnection connection)
        => connection.Credentials() is { } credentials
            ? new AmazonSQSClient(credentials, connection.Configure(new AmazonSQSConfig()))
            : new AmazonSQSClient(connection.Configure(new AmazonSQSConfig()));
}
