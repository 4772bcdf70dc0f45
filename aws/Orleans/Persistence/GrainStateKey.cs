using System.Text;
using Amazon.DynamoDBv2.Model;

namespace Orleans.Aws;

/// <summary>Which item holds a grain's state: the official packages' key.</summary>
internal readonly record struct GrainStateKey(string Grain, string State)
{
    private const int LongestHash = 2048;
    private const int LongestRange = 1024;

    public static GrainStateKey Of(string serviceId, GrainId grain, string stateName)
    {
        var key = new GrainStateKey($"{serviceId}_{grain}", stateName);
        if (Encoding.UTF8.GetByteCount(key.Grain) > LongestHash || Encoding.UTF8.GetByteCount(key.State) > LongestRange)
        {
            throw new ArgumentException($"State '{stateName}' of grain {grain} has a key longer than DynamoDB's {LongestHash} and {LongestRange} bytes.", nameof(grain));
        }

        return key;
    }

    public Dictionary<string, AttributeValue> Attributes() => new(8)
    {
        [GrainStateItem.Grain] = new(Grain),
        [GrainStateItem.State] = new(State),
    };
}
