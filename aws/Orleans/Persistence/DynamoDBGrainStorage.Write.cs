using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Orleans.Aws;

namespace Orleans.Storage;

public sealed partial class DynamoDBGrainStorage
{
    private async Task<string> PutAsync(GrainStateWrite write, ReadOnlyMemory<byte> data, CancellationToken ct)
    {
        var size = GrainStateItem.Size(write.Key, data.Length);
        if (size > GrainStateItem.Largest)
        {
            throw write.Unwritten($"it is {size} bytes with its key, DynamoDB holds {GrainStateItem.Largest} in an item.", null);
        }

        var etag = write.NextETag;
        var request = new PutItemRequest
        {
            TableName = options.TableName,
            Item = GrainStateItem.Of(write.Key, data, etag, Expiry),
            ConditionExpression = write.Condition,
            ExpressionAttributeValues = write.Values(Now),
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };
        await WrittenAsync(write, client.Value.PutItemAsync(request, ct).CountedAsync(AwsOperations.PutItem, options.TableName), ct);
        return etag.ToString(CultureInfo.InvariantCulture);
    }

    private async Task<string?> DeleteAsync(GrainStateWrite write, CancellationToken ct)
    {
        var request = new DeleteItemRequest
        {
            TableName = options.TableName,
            Key = write.Key.Attributes(),
            ConditionExpression = write.Condition,
            ExpressionAttributeValues = write.Values(Now),
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };
        await WrittenAsync(write, client.Value.DeleteItemAsync(request, ct).CountedAsync(AwsOperations.DeleteItem, options.TableName), ct);
        return null;
    }

    private static async Task WrittenAsync(GrainStateWrite write, Task request, CancellationToken ct)
    {
        try
        {
            await request;
        }
        catch (ConditionalCheckFailedException e)
        {
            throw write.Conflict(e);
        }
        catch (Exception e) when (AwsOperations.IsAwsFailure(e, ct))
        {
            throw write.Unwritten(e.Message, e);
        }
    }

    private long? Expiry => options.TimeToLive is { } life ? time.GetUtcNow().Add(life).ToUnixTimeSeconds() : null;
}
