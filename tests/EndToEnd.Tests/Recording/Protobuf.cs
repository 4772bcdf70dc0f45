namespace GasOrleans.EndToEnd.Tests.Recording;

/// <summary>Just enough of protocol buffers to find fields that have a length.</summary>
internal static class Protobuf
{
    public static List<ReadOnlyMemory<byte>> Fields(ReadOnlyMemory<byte> message, int number)
    {
        var found = new List<ReadOnlyMemory<byte>>();
        while (message.Length > 0)
        {
            var tag = Varint(ref message);
            var length = (tag & 7) switch
            {
                0 => Skipped(ref message),
                1 => 8,
                2 => (int)Varint(ref message),
                5 => sizeof(int),
                var type => throw new InvalidDataException($"Wire type {type}."),
            };
            if (tag >> 3 == (ulong)number)
            {
                found.Add(message[..length]);
            }

            message = message[length..];
        }

        return found;
    }

    private static int Skipped(ref ReadOnlyMemory<byte> message)
    {
        Varint(ref message);
        return 0;
    }

    private static ulong Varint(ref ReadOnlyMemory<byte> message)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = message.Span[0];
            message = message[1..];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
