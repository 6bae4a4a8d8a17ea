package org.seki.ui.run;

import java.util.Locale;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.seki.ui.run.AskedModel.Part;

/** The model that is asked, to be changed; not there where none is. */
final class AskedModelForm extends GridPane {
    private static final double TEMPERATURE = 84;

    private final SteeringViewModel model;

    AskedModelForm(SteeringViewModel model) {
        super(8, 6);
        this.model = model;
        SteeringField temperature = field(Part.TEMPERATURE);
        temperature.field().setPromptText("its own");
        temperature.field().getStyleClass().add("number-field");
        temperature.setPrefWidth(TEMPERATURE);
        temperature.setMinWidth(TEMPERATURE);
        add(field(Part.MODEL), 0, 0);
        add(temperature, 1, 0);
        add(field(Part.ADDRESS), 0, 1, 2, 1);
        visibleProperty().bind(model.model().asks());
        managedProperty().bind(visibleProperty());
    }

    private SteeringField field(Part part) {
        AskedModel asked = model.model();
        SteeringField field =
                new SteeringField(
                        "steering-" + part.name().toLowerCase(Locale.ROOT),
                        part.title(),
                        part.meaning(),
                        asked.text(part),
                        model.apply());
        field.markedWhen(
                () -> asked.edited(part),
                () -> asked.edited(part) && !asked.fault().isEmpty(),
                asked.text(part),
                model.feed().changes().strategistProperty());
        GridPane.setHgrow(field, Priority.ALWAYS);
        return field;
    }
}
