package dev.serai.hub.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.action.ActionState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.RowSetMetaDataImpl;
import javax.sql.rowset.RowSetProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnumColumnTest {

    @Test
    void a_stored_name_is_one_of_the_set_and_null_is_none() throws SQLException {
        assertThat(EnumColumn.of(row("awaiting_approval"), "state", ActionState.class))
                .isEqualTo(ActionState.AWAITING_APPROVAL);
        assertThat(EnumColumn.orNull(row(null), "state", ActionState.class)).isNull();
    }

    @Test
    void what_is_not_of_the_set_is_an_error_that_names_the_row() throws SQLException {
        ResultSet unknown = row("asleep");

        assertThatThrownBy(() -> EnumColumn.of(unknown, "state", ActionState.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("column 'state' of id 7, incident_id 8: Unknown action state 'asleep', ");
        assertThatThrownBy(() -> EnumColumn.orNull(unknown, "state", ActionState.class))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_null_where_there_must_be_one_and_a_missing_column_are_errors() throws SQLException {
        ResultSet empty = row(null);

        assertThatThrownBy(() -> EnumColumn.of(empty, "state", ActionState.class))
                .hasMessage("column 'state' of id 7, incident_id 8 is null");
        assertThatThrownBy(() -> EnumColumn.orNull(empty, "status", ActionState.class))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void a_row_of_a_route_says_the_same() {
        LoadedRow row = new LoadedRow(Map.of("id", "7", "incident_id", "8", "state", "asleep"));

        assertThatThrownBy(() -> row.word("state", ActionState.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("column 'state' of id 7, incident_id 8: Unknown action state 'asleep', ");
        assertThatThrownBy(() -> row.wordOrNull("status", ActionState.class))
                .hasMessage("the row has no column 'status'");
        assertThat(new LoadedRow(Map.of("state", "failed")).word("state", ActionState.class))
                .isEqualTo(ActionState.FAILED);
    }

    private static ResultSet row(@Nullable String state) throws SQLException {
        RowSetMetaDataImpl columns = new RowSetMetaDataImpl();
        String[] names = {"id", "incident_id", "state"};
        columns.setColumnCount(names.length);
        for (int i = 0; i < names.length; i++) {
            columns.setColumnName(i + 1, names[i]);
            columns.setColumnLabel(i + 1, names[i]);
            columns.setColumnType(i + 1, Types.VARCHAR);
        }
        CachedRowSet rows = RowSetProvider.newFactory().createCachedRowSet();
        rows.setMetaData(columns);
        rows.moveToInsertRow();
        rows.updateString("id", "7");
        rows.updateString("incident_id", "8");
        rows.updateString("state", state);
        rows.insertRow();
        rows.moveToCurrentRow();
        rows.beforeFirst();
        rows.next();
        return rows;
    }
}
